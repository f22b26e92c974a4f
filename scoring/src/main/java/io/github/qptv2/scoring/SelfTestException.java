package io.github.qptv2.scoring;

/**
 * This machine computes wrong scores, so the model is not loaded; the message is one line. See {@link SelfTest}.
 *
 * @since 0.1
 */
public final class SelfTestException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    SelfTestException(String message) {
        super(message);
    }
}
