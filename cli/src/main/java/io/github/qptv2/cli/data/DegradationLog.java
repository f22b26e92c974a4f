package io.github.qptv2.cli.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.io.AtomicOutputStream;

/** Log of the degradation chains, {@code degradations.jsonl}: one line for each file written. */
final class DegradationLog {

    private static final String NAME = "degradations.jsonl";

    private final StringBuilder lines = new StringBuilder();

    /** Adds a file; {@code more} holds further fields, such as a distortion's type and level. */
    void add(Path written, Path source, DegradationChain chain, Map<String, Object> more) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("path", String.valueOf(written.getFileName()));
        fields.put("source", source.toString());
        fields.put("seed", chain.seed());
        fields.put("chain", chain.text());
        fields.putAll(more);
        lines.append(JsonText.line(fields)).append('\n');
    }

    void write(Path folder) {
        Path file = folder.resolve(NAME);
        try (var out = AtomicOutputStream.open(file)) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            out.commit();
        } catch (IOException e) {
            throw new UserException("cannot write " + file + ": " + FileErrors.reason(e));
        }
    }
}
