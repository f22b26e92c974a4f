package io.github.qptv2.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * ONNX Runtime sends no usage events. Version 1.29 for Linux sends some to its makers unless ORT_DISABLE_TELEMETRY is
 * set; this test detects a version that can.
 */
class NothingIsReportedTest {

    private static final List<String> COLLECTORS = List.of("OneCollector", "events.data.microsoft.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linux-x64/libonnxruntime.so",
                "linux-aarch64/libonnxruntime.so",
                "osx-aarch64/libonnxruntime.dylib",
                "win-x64/onnxruntime.dll"
            })
    void theNativeLibraryHasNoAddressToSendEventsTo(String library) throws IOException {
        String text = text("/ai/onnxruntime/native/" + library);
        assertThat(text).contains("ort_config"); // the library was read
        for (String collector : COLLECTORS) {
            assertThat(text.contains(collector))
                    .as("%s in %s", collector, library)
                    .isFalse();
        }
    }

    private static String text(String resource) throws IOException {
        try (var in = Objects.requireNonNull(NothingIsReportedTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
