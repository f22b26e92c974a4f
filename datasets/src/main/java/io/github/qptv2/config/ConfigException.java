package io.github.qptv2.config;

import java.io.IOException;

/** An invalid configuration file; the message is one line that begins with {@code file:line}. */
public final class ConfigException extends IOException {

    private static final long serialVersionUID = 1;

    ConfigException(String message) {
        super(message);
    }

    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
