package org.oddity.detector;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.oddity.backbone.BackboneChoice;
import org.oddity.training.TrainingOptions;

/**
 * The same options with few epochs, small batches and narrow networks, wherever options speak of
 * these: what every detector must do has to be found out in seconds, on some dozen images.
 */
final class ShortTraining {
  private static final int EPOCHS = 8;
  private static final int BATCH = 16;
  private static final int WIDTH = 8;

  private ShortTraining() {}

  static <O extends Record> O of(O options) {
    return cast(options, shortened(options));
  }

  @SuppressWarnings("unchecked")
  private static <O> O cast(O like, Object value) {
    return (O) like.getClass().cast(value);
  }

  private static Object shortened(Object value) {
    if (value instanceof TrainingOptions training) {
      return shortened(training);
    }
    if (value instanceof BackboneChoice backbone) {
      return narrow(backbone);
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(ShortTraining::shortened);
    }
    return value instanceof Record each ? rebuilt(each) : value;
  }

  private static TrainingOptions shortened(TrainingOptions training) {
    return new TrainingOptions(
        Math.min(training.epochs(), EPOCHS),
        Math.min(training.batchSize(), BATCH),
        training.lastBatch(),
        training.optimiser(),
        training.schedule(),
        training.clipping(),
        training.augment(),
        training.earlyStopping(),
        training.model(),
        training.imagesAt(),
        training.checkpoint());
  }

  private static BackboneChoice narrow(BackboneChoice backbone) {
    Map<String, Object> options = new LinkedHashMap<>(backbone.options());
    options.computeIfPresent("width", (key, width) -> WIDTH);
    return new BackboneChoice(backbone.backbone(), options);
  }

  private static Object rebuilt(Record options) {
    RecordComponent[] components = options.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < values.length; i++) {
        var accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        values[i] = shortened(accessor.invoke(options));
      }
      var constructor =
          options
              .getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(options + " cannot be shortened", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
