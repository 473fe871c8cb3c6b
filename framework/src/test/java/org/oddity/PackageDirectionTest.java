package org.oddity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.util.ArrayList;
import java.util.List;

/** Each package may use only those above it in this list; see docs/architecture.md. */
@AnalyzeClasses(packages = "org.oddity", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageDirectionTest {
  private static final List<String> FROM_THE_TOP =
      List.of(
          "core",
          "config",
          "data",
          "tensor",
          "autograd",
          "nn",
          "backbone",
          "training",
          "detector",
          "evaluation",
          "explanation",
          "tracking",
          "experiment",
          "report");

  private static final String IMPORTED = "org.oddity.backbone.imported..";

  @ArchTest static final ArchRule DEPENDENCIES_GO_ONE_WAY = layers();

  @ArchTest
  static final ArchRule NO_PACKAGES_IN_A_CIRCLE =
      slices().matching("org.oddity.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_TENSOR_CALLS_THE_NATIVE_LIBRARY =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.oddity.tensor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule ONLY_TENSOR_AND_IMPORTED_BACKBONES_USE_ND4J =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.oddity.tensor..", IMPORTED)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..");

  @ArchTest
  static final ArchRule ONLY_IMPORTED_BACKBONES_USE_DL4J =
      noClasses()
          .that()
          .resideOutsideOfPackage(IMPORTED)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..");

  @ArchTest
  static final ArchRule ONLY_TRACKING_TALKS_TO_MLFLOW =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.oddity.tracking.mlflow..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mlflow..");

  /** The module {@code spark} does; there a test goes through everything. */
  @ArchTest
  static final ArchRule NOTHING_HERE_USES_SPARK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.oddity.spark..");

  @ArchTest
  static final ArchRule DETECTORS_TOUCH_NO_FILES =
      noClasses()
          .that()
          .resideInAPackage("org.oddity.detector..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..");

  /** Without arguments these draw a seed of their own. */
  @ArchTest
  static final ArchRule RANDOMNESS_COMES_FROM_SEEDS =
      noClasses()
          .should()
          .callConstructor(java.util.Random.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(java.util.SplittableRandom.class);

  @ArchTest
  static final ArchRule OPTIONS_ARE_RECORDS =
      classes()
          .that()
          .haveSimpleNameEndingWith("Options")
          .and()
          .resideOutsideOfPackage("org.oddity.config..")
          .should()
          .beRecords()
          .orShould()
          .beInterfaces();

  private static Architectures.LayeredArchitecture layers() {
    Architectures.LayeredArchitecture layers =
        Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : FROM_THE_TOP) {
      layers = layers.layer(name).definedBy("org.oddity." + name + "..");
    }
    for (int i = 0; i < FROM_THE_TOP.size(); i++) {
      List<String> below = new ArrayList<>(FROM_THE_TOP.subList(i + 1, FROM_THE_TOP.size()));
      layers =
          below.isEmpty()
              ? layers.whereLayer(FROM_THE_TOP.get(i)).mayNotBeAccessedByAnyLayer()
              : layers
                  .whereLayer(FROM_THE_TOP.get(i))
                  .mayOnlyBeAccessedByLayers(below.toArray(String[]::new));
    }
    return layers;
  }
}
