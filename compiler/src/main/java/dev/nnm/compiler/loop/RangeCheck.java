package dev.nnm.compiler.loop;

/**
 * The condition {@code 0 <= index < size}.
 *
 * @param index what is checked
 * @param size the first value that is too great
 */
public record RangeCheck(Affine index, int size) {

    /** Whether the index can be less than 0. */
    public boolean canBeBelow() {
        return index.least() < 0;
    }

    /** Whether the index can be {@code size} or more. */
    public boolean canBeAbove() {
        return index.greatest() >= size;
    }

    /** Whether there is anything to check. */
    public boolean isNeeded() {
        return canBeBelow() || canBeAbove();
    }

    /** Whether the index is never in the range. */
    public boolean neverHolds() {
        return index.greatest() < 0 || index.least() >= size;
    }
}
