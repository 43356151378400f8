package dev.nnm.runtime.train;

/**
 * What is known when training begins.
 *
 * @param trainingExamples the number of examples to train on
 * @param validationExamples the number of examples set aside to validate
 * @param epochs the largest number of epochs
 * @param initialLoss the mean loss over the training examples before the first update
 */
public record TrainingStart(int trainingExamples, int validationExamples, int epochs, double initialLoss) {}
