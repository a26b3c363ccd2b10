package io.guanxi.agreement;

import java.util.List;

/**
 * The agreement on one attribute.
 *
 * @param attribute the attribute
 * @param overall κ over all its classes
 * @param classes each class that either coder uses, in the order of the configuration
 */
public record AttributeAgreement(
    Attribute attribute, Kappa overall, List<ClassAgreement> classes) {}
