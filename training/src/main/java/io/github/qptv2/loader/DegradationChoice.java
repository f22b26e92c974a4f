package io.github.qptv2.loader;

import io.github.qptv2.config.ConfigException;
import io.github.qptv2.degrade.compose.DegradationModel;

/** Finds a degradation model by the name that configurations and command lines use. */
public final class DegradationChoice {

    private static final String NONE = "none";

    private DegradationChoice() {}

    /**
     * {@code none}, a preset's name, or a {@code .yaml} file.
     *
     * @throws ConfigException if there is no such preset, or the file is broken
     */
    public static DegradationModel of(String name) throws ConfigException {
        if (name.equals(NONE)) {
            return DegradationModel.Sequential.of();
        }
        try {
            return DegradationConfig.named(name);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(e.getMessage() + ", none, or a .yaml file", e);
        }
    }
}
