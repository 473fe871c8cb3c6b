package org.oddity.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Only this module sees Spark, and nothing needs this module; see docs/architecture.md. */
@AnalyzeClasses(packages = "org.oddity", importOptions = ImportOption.DoNotIncludeTests.class)
class SparkDirectionTest {
  private static final String OURS = "org.oddity.spark..";

  @ArchTest
  static final ArchRule ONLY_THIS_MODULE_USES_SPARK =
      noClasses()
          .that()
          .resideOutsideOfPackage(OURS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..", OURS);

  @ArchTest
  static final ArchRule EXECUTORS_KNOW_NOTHING_OF_WHO_ASKS =
      noClasses()
          .that()
          .resideInAnyPackage("org.oddity.spark.executor..", "org.oddity.spark.transfer..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.oddity.spark");
}
