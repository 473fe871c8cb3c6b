package org.oddity.data.synthetic;

import java.util.Arrays;
import java.util.List;
import org.oddity.config.Kebab;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.data.stored.StoredDataset;
import org.oddity.data.stored.StoredPart;

/**
 * One texture as a dataset: what is good trains, and every kind of defect tests, with its masks.
 *
 * @param shape of the images, a square
 * @param texture that is normal
 * @param kinds the classes, {@link DefectKind#GOOD} first
 */
record TextureSet(ImageShape shape, Texture texture, List<DefectKind> kinds) {

  /**
   * Draws it.
   *
   * @param train images, all good
   * @param test images of each kind
   */
  StoredDataset draw(int train, int test, Seeds trainSeeds, Seeds testSeeds) {
    TexturePainter painter = new TexturePainter(shape, texture, kinds);
    int[] tested = new int[Math.multiplyExact(kinds.size(), test)];
    Arrays.setAll(tested, i -> i / test);
    return StoredDataset.of(
            shape,
            kinds.stream().<String>map(Kebab::ofConstant).toList(),
            part(new int[train], painter, trainSeeds),
            part(tested, painter, testSeeds))
        .withNormalClass(0)
        .withMasks(new DefectMasks(painter, tested, testSeeds));
  }

  private StoredPart part(int[] labels, TexturePainter painter, Seeds seeds) {
    return new StoredPart(labels, new DrawnPixels(shape, labels, painter, seeds));
  }
}
