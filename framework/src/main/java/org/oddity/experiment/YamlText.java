package org.oddity.experiment;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes plain values as YAML, keys in their order, short collections on one line. */
final class YamlText {
  private YamlText() {}

  static String of(Object plain) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.AUTO).setWidth(100).build();
    return new Dump(settings).dumpToString(plain);
  }
}
