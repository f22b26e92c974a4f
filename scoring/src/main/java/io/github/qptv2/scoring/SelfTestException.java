package io.github.qptv2.scoring;

/** This machine computes wrong scores, so it computes none; the message is one line. See {@link SelfTest}. */
public final class SelfTestException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    SelfTestException(String message) {
        super(message);
    }
}
