package io.guanxi.agreement;

/**
 * The agreement on one class against all the others together.
 *
 * @param code the class
 * @param a items that the first coder put into it
 * @param b items that the second coder put into it
 * @param both items that both put into it
 * @param kappa κ of the class against the rest
 */
public record ClassAgreement(String code, long a, long b, long both, Kappa kappa) {}
