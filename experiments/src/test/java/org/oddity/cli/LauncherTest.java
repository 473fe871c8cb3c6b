package org.oddity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a Maven and a Java that only say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final Path LAUNCHER = Path.of(System.getProperty("oddity.home"), "oddity");

  private record Result(int code, String out) {}

  @TempDir Path folder;
  private Path home;
  private Path java;
  private Path target;
  private String path = System.getenv("PATH");
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(folder.resolve("a folder/oddity")).toRealPath();
    target = home.resolve("experiments/target");
    for (String module : List.of("framework", "experiments", "spark")) {
      Files.createDirectories(home.resolve(module).resolve("src/main"));
      Files.createFile(home.resolve(module).resolve("pom.xml"));
    }
    Files.createFile(home.resolve("pom.xml"));
    Files.copy(LAUNCHER, home.resolve("oddity"));
    script(
        home.resolve("mvnw"),
        "echo \"$*\" >>\"$PWD/builds\"; sleep 1; mkdir -p experiments/target/lib;"
            + " touch experiments/target/oddity.jar experiments/target/lib/a.jar;"
            + " case \"$*\" in *spark*) mkdir -p spark/target/spark/jars;"
            + " touch spark/target/oddity-spark.jar;; esac");
    java = folder.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    java(
        "case \"$*\" in *-version*) echo 'openjdk version \"17.0.1\"' >&2;"
            + " echo '    java.home = "
            + folder.resolve("jdk")
            + "' >&2;; *) printf '%s\\n' \"$@\";; esac");
    script(folder.resolve("jdk/bin/javac"), "true");
  }

  private void java(String does) throws IOException {
    script(java, does);
  }

  private static void script(Path file, String does) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process start(Path launcher, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("CDPATH", "/tmp:" + folder);
    builder.environment().putAll(environment);
    return builder.directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private static Result end(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly(); // what it said by then tells where it waits
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.exitValue(), out);
  }

  private Result run(String... arguments) throws IOException, InterruptedException {
    return end(start(home.resolve("oddity"), arguments));
  }

  private int builds() throws IOException {
    return Files.readAllLines(home.resolve("builds")).size();
  }

  private String current() throws IOException {
    return Files.readString(target.resolve("app/current")).strip();
  }

  private void change() throws IOException {
    Path source = home.resolve("framework/src/main/New.java");
    Files.writeString(source, "changed");
    Path stamp = target.resolve("app").resolve(current()).resolve("stamp");
    Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().minusSeconds(60)));
  }

  @Test
  void buildsOnceAndStartsFromItsOwnFolder() throws Exception {
    Result first = run("list");
    assertThat(first.code()).as(first.out()).isZero();
    assertThat(first.out()).startsWith("Building Oddity").contains("org.oddity.cli.Main\nlist\n");
    Path app = target.resolve("app").resolve(current());
    assertThat(first.out()).contains("\n" + app + "/oddity.jar:" + app + "/lib/*\n");
    assertThat(app.resolve("lib/a.jar")).exists();
    assertThat(target.resolve("oddity.lock")).doesNotExist();
    assertThat(run("list").out()).doesNotContain("Building");
    change();
    assertThat(run("list").out()).startsWith("Building Oddity");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void startsThroughLinks() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("some where/bin"));
    Files.createSymbolicLink(folder.resolve("some where/home"), home);
    Files.createSymbolicLink(bin.resolve("inner"), Path.of("../home/oddity"));
    Path link = Files.createSymbolicLink(folder.resolve("odd"), bin.resolve("inner"));
    assertThat(end(start(link, "list")).out()).contains("-Doddity.home=" + home + "\n");
  }

  @Test
  void oneOfTwoFirstCallsBuildsAndTheOtherWaits() throws Exception {
    Process one = start(home.resolve("oddity"), "list");
    Process other = start(home.resolve("oddity"), "list");
    String both = end(one).out() + end(other).out();
    assertThat(both).containsOnlyOnce("Building Oddity").containsOnlyOnce("waiting for it");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void takesOverTheLockOfADeadProcess() throws Exception {
    Process dead = new ProcessBuilder("sh", "-c", "uname -n; echo $$").start();
    List<String> lines = end(dead).out().lines().toList();
    Files.createDirectories(target);
    Files.createSymbolicLink(
        target.resolve("oddity.lock"), Path.of(lines.get(0) + "-" + lines.get(1)));
    assertThat(run("list").out()).startsWith("Building Oddity").doesNotContain("waiting");
  }

  @Test
  void keepsTheBuildThatAnExperimentUses() throws Exception {
    run("list");
    java(Files.readString(java).replace("*) printf", "*Main\\ run*) exec sleep 60;; *) printf"));
    Process experiment = start(home.resolve("oddity"), "run", "x");
    String used = current();
    Path marks = target.resolve("app").resolve(used).resolve("in-use");
    while (!Files.isDirectory(marks) && experiment.isAlive()) {
      Thread.sleep(20);
    }
    for (int i = 0; i < 3; i++) {
      change();
      run("list");
    }
    assertThat(target.resolve("app").resolve(used)).isDirectory();
    experiment.destroy();
    experiment.waitFor();
    change();
    run("list");
    assertThat(target.resolve("app").resolve(used)).doesNotExist();
  }

  @Test
  void printsUtf8WithoutALocale() throws Exception {
    assertThat(run("list").out())
        .contains("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8")
        .doesNotContain("-Doddity.terminal");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // macOS keeps its JDKs at fixed places
  void saysWhyAJavaDoesNotDo() throws Exception {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : List.of("bash", "dirname", "sed", "uname")) {
      String found = end(new ProcessBuilder("sh", "-c", "command -v " + tool).start()).out();
      script(tools.resolve(tool), "exec " + found.strip() + " \"$@\"");
    }
    java("echo no runtime >&2; exit 1");
    path = tools.toString();
    Result result = run("list");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out())
        .contains("Oddity needs a JDK 17 or newer. " + java + " is no Java that starts.");
    java("echo 'openjdk version \"11.0.2\"' >&2");
    assertThat(run("list").out()).contains(java + " is version 11.");
    assertThat(target).doesNotExist();
  }

  @Test
  void aFailedBuildShowsTheErrorsAndKeepsTheProgram() throws Exception {
    run("list");
    String before = current();
    change();
    script(
        home.resolve("mvnw"),
        "echo '[INFO] x'; echo '[ERROR] A.java:[1,1] wrong'; echo '[ERROR] -> [Help 1]'; exit 1");
    Result failed = run("list");
    assertThat(failed.code()).isEqualTo(3);
    assertThat(failed.out())
        .contains("[ERROR] A.java:[1,1] wrong\nThe whole output is in experiments/target/build.log")
        .doesNotContain("Help 1");
    assertThat(current()).isEqualTo(before);
    assertThat(target.resolve("oddity.lock")).doesNotExist();
  }

  /** A driver that answers so, and a program to be trained on GPUs. */
  private void gpu(String does) throws IOException {
    Path tools = Files.createDirectories(folder.resolve("driver"));
    script(tools.resolve("nvidia-smi"), does);
    path = tools + ":" + System.getenv("PATH");
    environment.put("ODDITY_BACKEND", "cuda");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void eachBackendHasBuildsOfItsOwn() throws Exception {
    run("list");
    gpu("echo '8.6, NVIDIA GeForce RTX 3090'");
    Result result = run("list");
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out())
        .containsPattern("downloads [0-9.]+ GB")
        .contains(target.resolve("app-cuda").toString());
    assertThat(Files.readAllLines(home.resolve("builds")).get(0)).doesNotContain("-Pcuda");
    assertThat(Files.readAllLines(home.resolve("builds")).get(1)).contains(" -Pcuda");
    assertThat(run("list").out()).doesNotContain("Building");
    environment.clear();
    assertThat(run("list").out()).doesNotContain("Building").doesNotContain("app-cuda");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void buildsNothingForAGpuThatCannotBeUsed() throws Exception {
    gpu("echo '9.0, NVIDIA H100 PCIe'");
    assertThat(run("list").out()).contains("3.7 to 8.9").contains("9.0, NVIDIA H100 PCIe");
    gpu("echo '8.6, RTX 3090'; echo '9.0, NVIDIA H100 PCIe'");
    assertThat(run("list").out()).as("one of two fits").contains("CUDA_VISIBLE_DEVICES can leave");
    gpu("echo 'No devices were found'; exit 6");
    Result result = run("list");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("the NVIDIA driver says: No devices were found");
    environment.put("CUDA_VISIBLE_DEVICES", "");
    assertThat(run("list").out()).contains("hides every GPU");
    assertThat(home.resolve("builds")).doesNotExist();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void asksOnlyAboutTheGpusThatAreVisible() throws Exception {
    gpu("case \"$*\" in '-i 1 '*) echo '7.5, T4';; *) echo '9.0, H100';; esac");
    environment.put("CUDA_VISIBLE_DEVICES", "1");
    assertThat(run("list").code()).isZero();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void leavesAnOldDriverToTheProgram() throws Exception {
    gpu("echo 'Field \"compute_cap\" is not a valid field to query.'; exit 2");
    assertThat(run("list").code()).isZero();
  }

  @Test
  void buildsForSparkOnlyWhereAskedTo() throws Exception {
    Path options = home.resolve("spark/src/main/launcher/java-options");
    Files.createDirectories(options.getParent());
    Files.createFile(options);
    run("list");
    Result result = run("run", "x", "runner=spark://host:7077");
    Path app = target.resolve("app-spark").resolve(builtForSpark());
    assertThat(result.out())
        .contains("@" + app + "/java-options\n")
        .contains(":" + app + "/oddity-spark.jar:" + app + "/lib/*:" + app + "/spark/jars/*\n");
    assertThat(Files.readAllLines(home.resolve("builds")).get(0)).doesNotContain("spark");
    assertThat(Files.readAllLines(home.resolve("builds")).get(1)).contains("-pl spark,experiments");
    assertThat(run("list").out()).doesNotContain("Building").doesNotContain("spark");
    environment.put("ODDITY_SPARK", "0");
    assertThat(run("list").out()).doesNotContain("spark");
    environment.put("ODDITY_SPARK", "1");
    assertThat(run("list").out()).doesNotContain("Building").contains("oddity-spark.jar");
  }

  private String builtForSpark() throws IOException {
    return Files.readString(target.resolve("app-spark/current")).strip();
  }

  /** Keeps a description as a saved detector in a cell of a run, and returns the cell's folder. */
  private Path kept(String run, String description) throws IOException {
    Path cell = folder.resolve("runs of mine").resolve(run).resolve("cells/1a2b");
    Files.createDirectories(cell.resolve("model"));
    Files.writeString(cell.resolve("model/detector.json"), description);
    Files.createFile(cell.resolve("model/state.safetensors"));
    return cell;
  }

  @Test
  void scoresWithAsManyThreadsAsTheCellHad() throws Exception {
    String does = Files.readString(java);
    java(does.replace("*) printf", "*) echo \"threads=$OMP_NUM_THREADS\"; printf"));
    Path cell =
        kept(
            "own",
            "{\"detector\":\"x\",\"options\":{\"threads\":9},\"shape\":[8,8,1],\"threads\":37,"
                + "\"threshold\":0.5,\"title\":\"a \\\"threads\\\":5, b\"}");
    for (Path named :
        List.of(
            cell,
            cell.resolve("model"),
            cell.resolve("model/detector.json"),
            cell.resolve("model/state.safetensors"),
            cell.getParent().getParent())) {
      assertThat(run("score", "--out", folder.toString(), named.toString(), "photos").out())
          .as("%s", named)
          .contains("threads=37\n");
    }
    assertThat(run("bench", cell.toString()).out()).doesNotContain("threads=37");
    Path older = kept("older", "{\"detector\":\"x\",\"options\":{},\"threshold\":0.5}");
    String all = run("list").out();
    String cores = all.substring(all.indexOf("threads=")).lines().findFirst().orElseThrow();
    assertThat(run("score", older.toString(), "photos").out()).contains(cores + "\n");
    assertThat(run("score").out()).contains(cores + "\n");
    assertThat(run("score", "nothing", "photos").out()).contains(cores + "\n");
    environment.put("OMP_NUM_THREADS", "2");
    assertThat(run("score", cell.toString(), "photos").out()).contains("threads=2\n");
  }

  @Test
  void saysWhichBackendsThereAre() throws Exception {
    environment.put("ODDITY_BACKEND", "gpu");
    Result result = run("list");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("must be 'cpu' or 'cuda', was 'gpu'");
  }

  @Test
  void startsTheProgramBesideItWhereThereAreNoSources() throws Exception {
    Files.delete(home.resolve("pom.xml"));
    Files.createDirectories(home.resolve("app/lib"));
    Files.createFile(home.resolve("app/oddity.jar"));
    assertThat(run("list").out())
        .doesNotContain("Building")
        .contains("\n" + home + "/app/oddity.jar:" + home + "/app/lib/*\n");
    assertThat(target).doesNotExist();
  }
}
