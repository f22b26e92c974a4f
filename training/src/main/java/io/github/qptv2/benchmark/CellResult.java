package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.io.AtomicFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of a method on one split beside its predictions; its file marks the split as complete.
 *
 * @param seconds for training and scoring, over the calls that were stopped; without those that were killed
 * @param parameters of the network; 0 if unknown
 * @param multiplyAdds of one forward pass on a crop or clip; 0 if unknown
 * @param steps of the training; 0 without training
 * @param unscored number of test items without a prediction
 */
public record CellResult(double seconds, long parameters, long multiplyAdds, long steps, int unscored) {

    private static final String FILE = "result.json";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    CellResult withSeconds(double other) {
        return new CellResult(other, parameters, multiplyAdds, steps, unscored);
    }

    static boolean exists(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    static CellResult read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            return MAPPER.readValue(Files.readString(file), CellResult.class);
        } catch (JacksonException e) {
            throw new IOException(file + ": is not a result of qpt benchmark; delete it to repeat the split", e);
        }
    }

    void write(Path folder) throws IOException {
        AtomicFile.write(
                folder.resolve(FILE), (MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
