package org.oddity.detector.attention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.detector.AttentionMaps;
import org.oddity.detector.adversarial.ocgan.OcganNetworks;

/**
 * What maps leave of images, and what both GANs make of that; in inference mode.
 *
 * @param maps nothing without a mask
 */
record AttentionMaskPictures(
    OcganNetworks first, OcganNetworks second, Optional<MapGenerator> maps) {

  /**
   * Draws.
   *
   * @param latents of negatives, a row each
   */
  Map<String, ImageGrid> of(ImageBatch examples, float... latents) {
    Map<String, ImageGrid> grids = new LinkedHashMap<>();
    grids.put("maps", rows("originals", examples, maps.map(each -> each.maps(examples))));
    ImageBatch negatives = first.generate(latents);
    grids.put(
        "maps-of-negatives",
        rows("negatives", negatives, maps.map(each -> each.mapsOfSeen(negatives))));
    return grids;
  }

  private ImageGrid rows(String title, ImageBatch images, Optional<ImageBatch> maps) {
    List<ImageGrid.Row> rows = new ArrayList<>();
    rows.add(ImageGrid.row(title, images));
    ImageBatch shown = images;
    if (maps.isPresent()) {
      ImageBatch drawn = maps.get();
      shown = AttentionMaps.product(images, drawn);
      rows.add(ImageGrid.row("map", drawn));
      rows.add(ImageGrid.row("image times map", shown));
    }
    rows.add(ImageGrid.row("reconstructions", first.reconstruct(images)));
    rows.add(ImageGrid.row("by the second GAN", second.reconstruct(shown)));
    return new ImageGrid(rows);
  }
}
