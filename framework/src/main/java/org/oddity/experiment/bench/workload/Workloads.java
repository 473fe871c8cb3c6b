package org.oddity.experiment.bench.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The workloads by name. */
public final class Workloads {
  private static final Map<String, Function<Tools, Workload>> ALL = new LinkedHashMap<>();

  /** Has no peer: no other implementation is known. */
  private static final String ATTENTION = "attention-mask-gan-step";

  static {
    ALL.put("dcgan-autoencoder-step", tools -> new AutoencoderStep(tools.kernels()));
    ALL.put("ocgan-step", tools -> new OcganStep(tools.kernels()));
    ALL.put(ATTENTION, tools -> new AttentionMaskStep(tools.kernels()));
    ALL.put("vgg11-step", tools -> new VggStep(tools.kernels()));
    ALL.put("dcgan-autoencoder-inference", tools -> new AutoencoderInference(tools.kernels()));
    ALL.put("resnet18-features", tools -> new ResnetFeatures(tools.kernels()));
    ALL.put("coreset-selection", CoresetSelection::new);
    ALL.put("nearest-patches", NearestPatches::new);
  }

  private Workloads() {}

  /** Returns the names of all. */
  public static List<String> names() {
    return new ArrayList<>(ALL.keySet());
  }

  /** Returns the names of those that experiments/peers/torch_steps.py has, too. */
  public static List<String> compared() {
    return names().stream().filter(name -> !name.equals(ATTENTION)).toList();
  }

  /** Makes one ready to start. */
  public static Workload create(String name, Tools tools) {
    Function<Tools, Workload> factory = ALL.get(name);
    if (factory == null) {
      throw new IllegalArgumentException("unknown workload " + name + "; there are " + names());
    }
    return factory.apply(tools);
  }
}
