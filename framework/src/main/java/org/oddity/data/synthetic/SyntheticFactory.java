package org.oddity.data.synthetic;

import jakarta.inject.Inject;
import java.util.List;
import org.oddity.config.Kebab;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.stored.StoredDataset;
import org.oddity.data.stored.StoredPart;

/**
 * Draws a dataset; reads no file. Each image has a random stream of its own, so it is the same
 * whatever else is drawn. Outlines are filled by Java2D, the one thing another Java release could
 * do differently; the checksum would tell.
 */
final class SyntheticFactory implements DatasetFactory<SyntheticOptions> {
  @Inject
  SyntheticFactory() {}

  @Override
  public Class<SyntheticOptions> optionsType() {
    return SyntheticOptions.class;
  }

  @Override
  public String summary() {
    return "Drawn images that need no download: ten kinds of shape, alone or in clutter, or a"
        + " texture with defects; with masks.";
  }

  @Override
  public Dataset open(SyntheticOptions options, DataHome home) {
    ImageShape shape = new ImageShape(options.size(), options.size(), options.channels());
    Seeds seeds = new Seeds(options.seed());
    return switch (options.kind()) {
      case SHAPES -> shapes(options, shape, seeds);
      case CLUTTER -> clutter(options, shape, seeds);
      case TEXTURES -> textures(options, shape, seeds);
    };
  }

  private static Dataset shapes(SyntheticOptions options, ImageShape shape, Seeds seeds) {
    ShapePainter painter = new ShapePainter(shape);
    int classes = ShapePainter.CLASSES.size();
    return StoredDataset.of(
        shape,
        names(ShapePainter.CLASSES),
        part(classes, options.train(), shape, painter, seeds.child("shapes train")),
        part(classes, options.test(), shape, painter, seeds.child("shapes test")));
  }

  private static Dataset clutter(SyntheticOptions options, ImageShape shape, Seeds seeds) {
    ClutterPainter painter = new ClutterPainter(shape, options.masked());
    int classes = ClutterPainter.CLASSES.size();
    Seeds trainSeeds = seeds.child("clutter train");
    Seeds testSeeds = seeds.child("clutter test");
    StoredPart train = part(classes, options.train(), shape, painter, trainSeeds);
    StoredPart test = part(classes, options.test(), shape, painter, testSeeds);
    return StoredDataset.of(shape, names(ClutterPainter.CLASSES), train, test)
        .withObjects(
            new ClutterObjects(painter, train.labels(), trainSeeds),
            new ClutterObjects(painter, test.labels(), testSeeds));
  }

  private static Dataset textures(SyntheticOptions options, ImageShape shape, Seeds seeds) {
    return new TextureSet(shape, options.texture(), DefectKind.FIRST_FIVE)
        .draw(
            options.train(),
            options.test(),
            seeds.child("textures train"),
            seeds.child("textures test"));
  }

  private static StoredPart part(
      int classes, int perClass, ImageShape shape, Painter painter, Seeds seeds) {
    int[] labels = new int[Math.multiplyExact(classes, perClass)];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i / perClass;
    }
    return new StoredPart(labels, new DrawnPixels(shape, labels, painter, seeds));
  }

  private static List<String> names(List<? extends Enum<?>> constants) {
    return constants.stream().<String>map(Kebab::ofConstant).toList();
  }
}
