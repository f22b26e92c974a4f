package io.github.qptv2.loader;

/** A record of a bank cannot be read or is corrupt. The message is one line. */
public final class CorruptBankException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** With a message that names the file. */
    public CorruptBankException(String message, Throwable cause) {
        super(message, cause);
    }
}
