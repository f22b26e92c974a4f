package io.github.qptv2.cli.output;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.fuzz.InputFile;
import io.github.qptv2.onnx.Precision;

/** Result rows of an earlier run that {@code --resume} continues. */
public final class PreviousRowsTargets {

    private PreviousRowsTargets() {}

    /** The paths of the kept rows of a CSV file. */
    public static Set<String> csv(byte[] input) throws IOException {
        return kept(input, OutputFormat.CSV);
    }

    /** The paths of the kept rows of a JSON lines file. */
    public static Set<String> jsonLines(byte[] input) throws IOException {
        return kept(input, OutputFormat.JSONL);
    }

    private static Set<String> kept(byte[] input, OutputFormat format) throws IOException {
        Set<String> paths = new HashSet<>();
        var model = new ResumedModel("m", Precision.FP32, "0123456789ab", "max_crops=15", "clips=4", false, paths);
        new PreviousRows(InputFile.of(input, "rows"), format, List.of(model)).keepScored();
        return paths;
    }
}
