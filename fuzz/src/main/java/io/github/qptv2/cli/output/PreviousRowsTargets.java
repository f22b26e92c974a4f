package io.github.qptv2.cli.output;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
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
        new PreviousRows(InputFile.of(input, "rows"), format, Map.of("m", paths), Precision.FP32).keepScored();
        return paths;
    }
}
