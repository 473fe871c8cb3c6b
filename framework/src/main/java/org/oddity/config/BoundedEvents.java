package org.oddity.config;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * What a parser finds, up to so many values and levels: composing goes down a call for each level,
 * and scanning takes time by their square.
 */
final class BoundedEvents implements Parser {
  private final Parser parser;
  private final int mostValues;
  private final int mostLevels;
  private int values;
  private int levels;

  BoundedEvents(Parser parser, int mostValues, int mostLevels) {
    this.parser = parser;
    this.mostValues = mostValues;
    this.mostLevels = mostLevels;
  }

  static YamlEngineException tooMuch() {
    return new YamlEngineException("it unfolds to more values or levels than a configuration has");
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return parser.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  @Override
  public Event next() {
    Event event = parser.next();
    switch (event.getEventId()) {
      case MappingStart, SequenceStart -> levels++;
      case MappingEnd, SequenceEnd -> levels--;
      default -> values++;
    }
    if (values > mostValues || levels > mostLevels) {
      throw tooMuch();
    }
    return event;
  }
}
