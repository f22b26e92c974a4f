package io.github.qptv2.cli.input;

import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.media.image.ImageReader;
import picocli.CommandLine.Option;

/** The option of corrupt images that can be decoded. */
public final class CorruptOption {

    @Option(
            names = "--corrupt",
            paramLabel = "POLICY",
            description = "Corrupt images that can be decoded: warn (score them, exit code 3), refuse (no score) or"
                    + " accept (score them, exit code 0); default: ${DEFAULT-VALUE}.",
            defaultValue = "warn")
    private CorruptFiles policy = CorruptFiles.WARN;

    public CorruptFiles policy() {
        return policy;
    }

    /** The standard reader with this policy. */
    public ImageReader reader() {
        return ImageReader.standard().withCorruptFiles(policy);
    }

    /** Whether a number of corrupt images that were scored makes a run a partial failure. */
    public boolean fails(long corrupt) {
        return policy == CorruptFiles.WARN && corrupt > 0;
    }
}
