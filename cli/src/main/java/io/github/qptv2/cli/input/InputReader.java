package io.github.qptv2.cli.input;

import java.io.IOException;
import java.util.Set;

import io.github.qptv2.cli.input.Input.Failure;
import io.github.qptv2.cli.input.Input.ImageFile;
import io.github.qptv2.cli.input.Input.VideoFile;
import io.github.qptv2.cli.input.PreparedInput.Crops;
import io.github.qptv2.cli.input.PreparedInput.Skipped;
import io.github.qptv2.cli.input.PreparedInput.Unusable;
import io.github.qptv2.cli.input.PreparedInput.VideoClip;
import io.github.qptv2.scoring.batch.FilePreprocessor;

/** Decodes and preprocesses inputs; thread-safe. An error of a file becomes its result. */
public final class InputReader {

    private final FilePreprocessor preprocessor;
    private final Set<String> done;

    /**
     * Creates a reader.
     *
     * @param done names of inputs to skip
     */
    public InputReader(FilePreprocessor preprocessor, Set<String> done) {
        this.preprocessor = preprocessor;
        this.done = done;
    }

    public PreparedInput read(Input input) throws InterruptedException {
        if (done.contains(input.name())) {
            return new Skipped(input);
        }
        if (input instanceof ImageFile image) {
            try {
                return new Crops(image, preprocessor.read(image.file()));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                return new Unusable(input, FilePreprocessor.reason(image.file(), e));
            }
        }
        if (input instanceof VideoFile clip) {
            return new VideoClip(clip);
        }
        return new Unusable(input, ((Failure) input).error());
    }
}
