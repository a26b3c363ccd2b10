package io.guanxi.text;

import java.util.List;

/**
 * The user's configuration, arguments or input cannot be used; carries every fault that was found,
 * each a sentence that names the parameter, the value, what is allowed and where.
 */
public final class FaultsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  /** One or more faults, in the order in which they should be read. */
  public FaultsException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** A single fault. */
  public FaultsException(String fault) {
    this(List.of(fault));
  }

  /**
   * A single fault of a place as a whole, {@code events.csv: holds no row}.
   *
   * @param where the file, folder or option
   */
  public FaultsException(String where, String what) {
    this(Fault.at(where, what));
  }

  /**
   * Ends the reading of what has faults.
   *
   * @throws FaultsException with all of them, when there are any
   */
  public static void throwIfAny(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new FaultsException(faults);
    }
  }

  /** The faults. */
  public List<String> faults() {
    return faults;
  }
}
