package io.github.qptv2.teacher;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import static io.github.qptv2.io.Preconditions.require;

/**
 * A frozen network whose features are targets.
 *
 * @param file an ONNX network with one input (n, 3, h, w), RGB
 * @param outputs names of its outputs with their numbers of principal components; feature maps of rank 4 (n, c, h, w)
 *     or features of the whole crop of rank 2 (n, c)
 * @param mean subtracted from pixels of 0 to 255, one number or three for RGB; 127.5 by default
 * @param deviation divisor of the pixels after subtraction, one number or three, above 0; 127.5 by default
 * @param size side that the crop is resized to; 0 for no resizing
 * @param weight of its loss among several teachers, above 0; 1 by default
 */
public record TeacherConfig(
        String file, Map<String, Integer> outputs, List<Double> mean, List<Double> deviation, int size, double weight) {

    private static final double MIDDLE = 127.5;

    /** From a file, with defaults for missing fields. */
    @JsonCreator
    static TeacherConfig read(
            @JsonProperty("file") @Nullable String file,
            @JsonProperty("outputs") @Nullable Map<String, Integer> outputs,
            @JsonProperty("mean") @Nullable List<Double> mean,
            @JsonProperty("deviation") @Nullable List<Double> deviation,
            @JsonProperty("size") @Nullable Integer size,
            @JsonProperty("weight") @Nullable Double weight) {
        return new TeacherConfig(
                Objects.requireNonNullElse(file, ""),
                Objects.requireNonNullElse(outputs, Map.of()),
                Objects.requireNonNullElse(mean, List.of(MIDDLE)),
                Objects.requireNonNullElse(deviation, List.of(MIDDLE)),
                Objects.requireNonNullElse(size, 0),
                Objects.requireNonNullElse(weight, 1.0));
    }

    /** Checks the ranges. */
    public TeacherConfig {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (file.isBlank()) {
            throw new IllegalArgumentException("each of teachers must have a file");
        }
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("teacher " + file + " must name at least one of its outputs");
        }
        outputs.forEach((name, components) -> require(
                components != null && components >= 1,
                "output " + name + " of teacher " + file + " must keep at least 1 component",
                components));
        require(mean.size() == 1 || mean.size() == 3, "mean of a teacher must have 1 or 3 numbers", mean.size());
        require(
                deviation.size() == 1 || deviation.size() == 3,
                "deviation of a teacher must have 1 or 3 numbers",
                deviation.size());
        for (double one : deviation) {
            require(one > 0 && Double.isFinite(one), "deviation of a teacher must be above 0", one);
        }
        require(size >= 0, "size of a teacher must be at least 0", size);
        require(weight > 0 && Double.isFinite(weight), "weight of a teacher must be above 0 and finite", weight);
    }

    /** Without the folder of the file, for the resume fingerprint. */
    public TeacherConfig withoutFolder() {
        var name = Path.of(file).getFileName();
        return new TeacherConfig(name == null ? file : name.toString(), outputs, mean, deviation, size, weight);
    }

    /** Of a color, 0 to 2. */
    float mean(int color) {
        return mean.get(mean.size() == 1 ? 0 : color).floatValue();
    }

    /** Of a color, 0 to 2. */
    float deviation(int color) {
        return deviation.get(deviation.size() == 1 ? 0 : color).floatValue();
    }
}
