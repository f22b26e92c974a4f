package io.github.qptv2.loader;

/** A bank of crops of which a record cannot be read, or is not as it was written. The message is one line. */
public final class CorruptBankException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Names the file. */
    public CorruptBankException(String message, Throwable cause) {
        super(message, cause);
    }
}
