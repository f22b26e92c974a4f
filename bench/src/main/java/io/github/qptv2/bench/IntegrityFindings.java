package io.github.qptv2.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import io.github.qptv2.media.image.integrity.Finding;
import io.github.qptv2.media.image.integrity.ImageIntegrity;

/** Prints the findings on the files whose paths the standard input lists, a line for each file that is not intact. */
final class IntegrityFindings {

    private IntegrityFindings() {}

    public static void main(String[] args) throws IOException {
        var paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int files = 0, corrupt = 0;
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            var findings = ImageIntegrity.check(Files.readAllBytes(Path.of(path)));
            files++;
            if (!findings.isEmpty()) {
                corrupt++;
                System.out.println(
                        path + "\t" + findings.stream().map(Finding::text).collect(Collectors.joining("; ")));
            }
        }
        System.err.println(corrupt + " of " + files + " files are not intact");
    }
}
