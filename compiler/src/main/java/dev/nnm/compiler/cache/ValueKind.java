package dev.nnm.compiler.cache;

import java.io.IOException;

/** What a value among bytes is: its code is written before it. */
enum ValueKind {
    NULL('n'),
    TEXT('t'),
    BYTES('b'),
    INTEGER('i'),
    LONG('l'),
    DOUBLE('d'),
    BOOLEAN('z'),
    CONSTANT('c'),
    LIST('a'),
    MAP('m'),
    RECORD('r');

    private static final ValueKind[] ALL = values();

    private final int code;

    ValueKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /**
     * The kind of a code.
     *
     * @throws IOException if there is none
     */
    static ValueKind of(int code) throws IOException {
        for (ValueKind kind : ALL) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IOException("no value begins with " + code);
    }
}
