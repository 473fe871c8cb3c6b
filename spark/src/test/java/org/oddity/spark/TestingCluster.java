package org.oddity.spark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A standalone cluster on this machine, of a master and Spark workers that stand for machines. */
final class TestingCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final int port;
  private final Process master;
  private final List<Process> machines = new ArrayList<>();
  private int started;

  /**
   * Starts a cluster.
   *
   * @param folder where its programs write
   * @param size how many Spark workers it has
   */
  TestingCluster(Path folder, int size) throws Exception {
    this.folder = folder;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    master = start("master.Master", "--host", HOST, "--port", Integer.toString(port));
    while (!answers()) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    for (int i = 0; i < size; i++) {
      machines.add(startMachine());
    }
  }

  private boolean answers() {
    try {
      Masters.requireReachable(address());
      return true;
    } catch (RuntimeException e) {
      return false; // not yet
    }
  }

  /** Returns what {@code runner=} is set to. */
  String address() {
    return "spark://" + HOST + ":" + port;
  }

  /** Returns the executors of all machines. */
  List<ProcessHandle> executors() {
    return machines.stream().flatMap(Process::children).toList();
  }

  /** Kills a machine with all that runs on it, and starts another in its place. */
  void replaceMachine(int index) throws IOException {
    destroy(machines.get(index).toHandle());
    machines.set(index, startMachine());
  }

  private Process startMachine() throws IOException {
    String work = folder.resolve("machine-" + started).toString();
    return start("worker.Worker", "--cores", "2", "--memory", "2g", "--work-dir", work, address());
  }

  private Process start(String program, String... arguments) throws IOException {
    List<String> line = TestingProgram.java(TestingProgram.sparkJars());
    line.addAll(List.of("-Xmx256m", "org.apache.spark.deploy." + program, "--webui-port", "0"));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("program-" + started++ + ".txt").toFile())
        .start();
  }

  private static void destroy(ProcessHandle process) {
    Stream.concat(Stream.of(process), process.descendants())
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    machines.forEach(machine -> destroy(machine.toHandle()));
    destroy(master.toHandle());
  }
}
