package io.guanxi.model;

/** Why a row was not taken; the name is the reason code in {@code rejects.csv}. */
public enum RejectReason {
  /** The row has more or fewer cells than the header has columns. */
  COLUMN_COUNT,
  /** A quotation mark opens a cell and is never closed. */
  UNCLOSED_QUOTE,
  /** Text follows a closing quotation mark. */
  MALFORMED_QUOTE,
  /** The row is longer than 1 MiB. */
  ROW_TOO_LONG,
  /** The row holds a NUL character. */
  NUL_CHARACTER,
  /** The row of a feed is not UTF-8. */
  NOT_UTF8,
  /** A cell that must not be empty is empty. */
  MISSING_VALUE,
  /** The date has another form or does not exist. */
  BAD_DATE,
  /** A country is not an ISO 3166-1 alpha-3 code. */
  UNKNOWN_COUNTRY,
  /** Source and target are the same country. */
  SAME_COUNTRY,
  /** The dyad is not two different countries as AAA-BBB. */
  BAD_DYAD,
  /** The dyad is in no configuration and has no initial value. */
  UNKNOWN_DYAD,
  /** The event type is not in the codebook. */
  UNKNOWN_EVENT_TYPE,
  /** The intensity of a feed's event is no number, too fine or out of range. */
  BAD_INTENSITY,
  /** The count of a feed's row is no whole number or too great. */
  BAD_COUNT,
  /** The event id of a feed's row is missing or has another form. */
  BAD_EVENT_ID,
  /** The theme is not in the configuration. */
  UNKNOWN_THEME,
  /** The theme is not for this sign or this dyad. */
  THEME_NOT_ALLOWED,
  /** The override is not a decimal number. */
  BAD_I0,
  /** The override lies outside the event type's range. */
  I0_OUT_OF_RANGE,
  /** The status is none of coded, disputed, retracted. */
  BAD_STATUS,
  /** The verification is none of document, dated, recalled. */
  BAD_VERIFICATION,
  /** The day of coding has another form, does not exist, or lies before the event. */
  BAD_CODED_ON,
  /** The month through which a pair is coded has another form or does not exist. */
  BAD_CODED_THROUGH,
  /** The event lies in or before the month at whose end the dyad's initial value stands. */
  BEFORE_INITIAL_MONTH,
  /** The same event id is coded in two ways. */
  CONFLICTING_DUPLICATE
}
