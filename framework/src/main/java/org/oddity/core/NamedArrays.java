package org.oddity.core;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * What a fitted detector has learned, as arrays by name; the framework writes it to a file.
 *
 * <p>Values are {@code float[]}, {@code double[]}, {@code int[]} or {@code long[]}. Arrays are
 * shared, not copied: read only.
 */
public final class NamedArrays {
  private final Map<String, Object> arrays;

  private NamedArrays(Map<String, Object> arrays) {
    this.arrays = Collections.unmodifiableMap(arrays);
  }

  /** Starts an empty collection. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns all arrays in the order they were added. */
  public Map<String, Object> asMap() {
    return arrays;
  }

  /** Returns an array of floats. */
  public float[] floats(String name) {
    return get(name, float[].class);
  }

  /** Returns an array of doubles. */
  public double[] doubles(String name) {
    return get(name, double[].class);
  }

  /** Returns an array of ints. */
  public int[] ints(String name) {
    return get(name, int[].class);
  }

  /** Returns an array of longs. */
  public long[] longs(String name) {
    return get(name, long[].class);
  }

  /** Returns the arrays whose names start with {@code prefix.}, without that prefix. */
  public NamedArrays scope(String prefix) {
    Map<String, Object> inside = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          if (name.startsWith(prefix + ".")) {
            inside.put(name.substring(prefix.length() + 1), array);
          }
        });
    return new NamedArrays(inside);
  }

  private <T> T get(String name, Class<T> type) {
    Object array = arrays.get(name);
    if (array == null) {
      throw new NoSuchElementException("no array '" + name + "', there are " + arrays.keySet());
    }
    if (!type.isInstance(array)) {
      throw new IllegalStateException(
          "array '"
              + name
              + "' is "
              + array.getClass().getSimpleName()
              + ", not "
              + type.getSimpleName());
    }
    return type.cast(array);
  }

  /** Collects arrays; a name can be used once. */
  public static final class Builder {
    private final Map<String, Object> arrays = new LinkedHashMap<>();

    private Builder() {}

    /** Adds an array of floats. */
    public Builder put(String name, float... values) {
      return add(name, values);
    }

    /** Adds an array of doubles. */
    public Builder put(String name, double... values) {
      return add(name, values);
    }

    /** Adds an array of ints. */
    public Builder put(String name, int... values) {
      return add(name, values);
    }

    /** Adds an array of longs. */
    public Builder put(String name, long... values) {
      return add(name, values);
    }

    /** Adds all arrays of another collection under {@code prefix.}. */
    public Builder putAll(String prefix, NamedArrays others) {
      others.asMap().forEach((name, array) -> add(prefix + "." + name, array));
      return this;
    }

    /** Returns the collection. */
    public NamedArrays build() {
      return new NamedArrays(new LinkedHashMap<>(arrays));
    }

    private Builder add(String name, Object values) {
      requireNonNull(values, () -> name + " is null");
      if (arrays.putIfAbsent(name, values) != null) {
        throw new IllegalArgumentException("array '" + name + "' was added twice");
      }
      return this;
    }
  }
}
