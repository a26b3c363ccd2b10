package io.guanxi.run;

/**
 * A column of a table.
 *
 * @param name name in the header
 * @param type Frictionless field type: {@code string}, {@code integer}, {@code number}, {@code
 *     yearmonth}, {@code date}
 * @param unit unit of the values; empty where there is none
 * @param description what stands in it
 */
public record Column(String name, String type, String unit, String description) {
  static Column text(String name, String description) {
    return new Column(name, "string", "", description);
  }

  static Column month(String name, String description) {
    return new Column(name, "yearmonth", "", description);
  }

  static Column count(String name, String description) {
    return new Column(name, "integer", "events", description);
  }

  static Column points(String name, String description) {
    return new Column(name, "number", "points", description);
  }

  static Column percent(String name, String description) {
    return new Column(name, "number", "percent", description);
  }
}
