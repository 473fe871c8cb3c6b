package org.oddity.experiment.bench.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.oddity.tensor.Kernels;

/** The workloads by name. */
public final class Workloads {
  private static final Map<String, Function<Kernels, Workload>> ALL = new LinkedHashMap<>();

  /** Has no peer: no other implementation is known. */
  private static final String ATTENTION = "attention-mask-gan-step";

  static {
    ALL.put("dcgan-autoencoder-step", AutoencoderStep::new);
    ALL.put("ocgan-step", OcganStep::new);
    ALL.put(ATTENTION, AttentionMaskStep::new);
    ALL.put("vgg11-step", VggStep::new);
    ALL.put("dcgan-autoencoder-inference", AutoencoderInference::new);
    ALL.put("resnet18-features", ResnetFeatures::new);
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
  public static Workload create(String name, Kernels kernels) {
    Function<Kernels, Workload> factory = ALL.get(name);
    if (factory == null) {
      throw new IllegalArgumentException("unknown workload " + name + "; there are " + names());
    }
    return factory.apply(kernels);
  }
}
