package org.oddity.experiment;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes maps, lists, texts, numbers, booleans and null as YAML, keys in their order. */
public final class YamlText {
  private YamlText() {}

  /** Returns a document: short collections on one line. */
  static String of(Object plain) {
    return dump(plain, FlowStyle.AUTO, 100);
  }

  /** Returns a value as it stands behind a key, without a line's end. */
  public static String onOneLine(Object plain) {
    return dump(plain, FlowStyle.FLOW, Integer.MAX_VALUE).stripTrailing();
  }

  private static String dump(Object plain, FlowStyle style, int width) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(style).setWidth(width).build();
    return new Dump(settings).dumpToString(plain);
  }
}
