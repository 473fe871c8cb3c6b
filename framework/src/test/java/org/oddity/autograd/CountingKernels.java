package org.oddity.autograd;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Tensor;

/** Real kernels that count their calls and the tensors not given back. */
final class CountingKernels {
  private final Kernels real;
  private final Map<String, Integer> calls = new TreeMap<>();
  private int alive;
  private int most;

  CountingKernels(Kernels real) {
    this.real = real;
  }

  Kernels kernels() {
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, this::call);
  }

  private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
    calls.merge(method.getName(), 1, Integer::sum);
    try {
      Object result = method.invoke(real, arguments);
      if (method.getName().equals("release")) {
        alive--;
      } else if (result instanceof Tensor) {
        alive++;
      } else if (result instanceof Kernels.Normalised
          || result instanceof Kernels.NormalisedGradients) {
        alive += 3;
      }
      most = Math.max(most, alive);
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  int calls(String kernel) {
    return calls.getOrDefault(kernel, 0);
  }

  /** Tensors returned and not released; those of closed scopes too. */
  int alive() {
    return alive;
  }

  /** Returns the most that were alive since this was last asked. */
  int mostSinceLast() {
    int answer = most;
    most = alive;
    return answer;
  }
}
