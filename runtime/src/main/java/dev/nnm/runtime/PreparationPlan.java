package dev.nnm.runtime;

/**
 * A preparation that is fitted to the training examples and applied to every example.
 *
 * @param kind its name, such as {@code standardize}
 * @param variable the input that it prepares
 */
public record PreparationPlan(String kind, String variable) {}
