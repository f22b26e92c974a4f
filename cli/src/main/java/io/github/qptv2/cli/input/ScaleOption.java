package io.github.qptv2.cli.input;

import java.io.IOException;

import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.evaluate.DatasetCopy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --scale}: the scale of labels of one's own, which no file of scores implies. */
public final class ScaleOption {

    @Option(
            names = "--scale",
            paramLabel = "LO:HI",
            converter = Converter.class,
            description =
                    "Scale of the scores of --dataset own=DIR, worst and best possible, such as 1:5; default: that"
                            + " of its column scale.")
    private @Nullable RatingScale scale;

    /** The scale; null if none is given. */
    public @Nullable RatingScale scale() {
        return scale;
    }

    /**
     * Reads a dataset on the given scale.
     *
     * @throws IOException in one line if the labels cannot be read
     * @throws IllegalArgumentException if they are on another scale
     */
    public DatasetCopy read(DatasetArgument dataset) throws IOException {
        var copy = DatasetCopy.read(dataset.name(), dataset.path());
        return scale == null ? copy : new DatasetCopy(copy.set().on(scale), copy.root());
    }

    /** Reads {@code LO:HI}. */
    static final class Converter implements ITypeConverter<RatingScale> {
        @Override
        public RatingScale convert(String text) {
            try {
                return RatingScale.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
