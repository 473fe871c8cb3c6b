package org.oddity.data.coco;

import java.nio.file.Path;

/** Builds until the first crops are written, and dies there as a killed program does. */
final class DyingBuild {
  /** Of 120 crops. */
  static final CropRecipe RECIPE = new CropRecipe(10, 2, 16, 50, 2, 1);

  static final int DEAD = 9;

  private DyingBuild() {}

  public static void main(String[] arguments) {
    BuildListener listener =
        new BuildListener() {
          @Override
          public void cut(int done, int all) {
            Runtime.getRuntime().halt(DEAD);
          }
        };
    new CropBuilder(Path.of(arguments[0]), Path.of(arguments[1]), RECIPE, listener).build(false);
  }
}
