package org.oddity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** What no file may bring about, whoever wrote it, and what no clock may; docs/reliability.md. */
@AnalyzeClasses(packages = "org.oddity", importOptions = ImportOption.DoNotIncludeTests.class)
class SafetyRulesTest {
  @ArchTest
  static final ArchRule NOBODY_READS_OR_WRITES_JAVA_OBJECTS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectOutputStream")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.beans..", "java.rmi..", "javax.naming..", "javax.script..");

  /** It makes nodes, never objects. */
  @ArchTest
  static final ArchRule ONLY_CONFIG_READS_YAML =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.oddity.config..")
          .and()
          .doNotHaveSimpleName("YamlText")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.snakeyaml..");

  @ArchTest
  static final ArchRule NO_TAG_OF_YAML_MAKES_AN_OBJECT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.snakeyaml.engine.v2.api.Load")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("org.snakeyaml.engine.v2.constructor..", "org.yaml..");

  @ArchTest
  static final ArchRule NO_JSON_NAMES_A_CLASS =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "asks for classes by name",
                  call -> call.getTarget().getName().matches("(activate|enable)DefaultTyping.*")))
          .orShould()
          .beAnnotatedWith(
              DescribedPredicate.describe(
                  "@JsonTypeInfo of classes",
                  annotation ->
                      annotation.getRawType().isEquivalentTo(JsonTypeInfo.class)
                          && !annotation
                              .get("use")
                              .map(use -> use.toString().endsWith("NAME"))
                              .orElse(false)));

  /** A clock that jumps may put a wrong time into a journal; it may not make a duration. */
  @ArchTest
  static final ArchRule ONLY_WHO_WRITES_JOURNALS_ASKS_THE_CLOCK =
      noClasses()
          .that(
              DescribedPredicate.describe(
                  "write no journal",
                  (JavaClass each) ->
                      !each.getSimpleName()
                          .matches(
                              "Journal|CellJournal|CellRunner|CellEnd|CellReuse|ExperimentRun")))
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);
}
