package org.oddity.data.synthetic;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.config.Kebab;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.stored.CategoryDataset;

/**
 * Draws textures with defects as the categories of one dataset, as MVTec AD has it; reads no file.
 * A texture's images are the same whichever others are drawn.
 */
final class TexturesFactory implements DatasetFactory<TexturesOptions> {
  @Inject
  TexturesFactory() {}

  @Override
  public Class<TexturesOptions> optionsType() {
    return TexturesOptions.class;
  }

  @Override
  public String summary() {
    return "Drawn textures as categories, with scratches, blobs, stains, gaps, warps and tints and"
        + " their masks; needs no download.";
  }

  @Override
  public Dataset open(TexturesOptions options, DataHome home) {
    ImageShape shape = new ImageShape(options.size(), options.size(), options.channels());
    List<DefectKind> kinds = DefectKind.ofChannels(options.channels());
    Map<String, Dataset> members = new LinkedHashMap<>();
    for (Texture texture : options.categories()) {
      String name = Kebab.ofConstant(texture);
      Seeds seeds = new Seeds(options.seed()).child("texture " + name);
      members.put(
          name,
          new TextureSet(shape, texture, kinds)
              .draw(options.train(), options.test(), seeds.child("train"), seeds.child("test")));
    }
    return CategoryDataset.of(members);
  }
}
