package io.github.qptv2.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** In separate processes, since libgomp reads its environment once. */
@EnabledOnOs(OS.LINUX)
class OpenMpIT {

    @TempDir
    private Path dir;

    /** libgomp's settings: OMP_DISPLAY_ENV makes it print them at load. */
    @Test
    void idleThreadsDoNotSpinWithoutAnEnvironmentVariable() throws Exception {
        assertThat(outputOf(UsesTensors.class, Map.of()))
                .contains("GOMP_SPINCOUNT = '0'")
                .contains("sum 6");
    }

    @Test
    void theUsersSettingTakesPrecedence() throws Exception {
        assertThat(outputOf(UsesTensors.class, Map.of("GOMP_SPINCOUNT", "77"))).contains("GOMP_SPINCOUNT = '77'");
    }

    @Test
    void javaCppDoesNotLimitTheMemoryOfTheProcess() throws Exception {
        assertThat(outputOf(UsesTensors.class, Map.of())).contains("limit 0");
    }

    @Test
    void loadingLibtorchBeforehandIsWarnedOfOnce() throws Exception {
        String output = outputOf(LoadsLibtorchFirst.class, Map.of());

        assertThat(output).containsOnlyOnce("libgomp was loaded before this library could set GOMP_SPINCOUNT=0");
    }

    private String outputOf(Class<?> main, Map<String, String> environment) throws IOException, InterruptedException {
        var output = dir.resolve("output.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().remove("GOMP_SPINCOUNT");
        process.environment().put("OMP_DISPLAY_ENV", "VERBOSE");
        process.environment().putAll(environment);
        assertThat(process.start().waitFor()).isZero();
        return Files.readString(output);
    }

    static final class UsesTensors {

        public static void main(String[] args) {
            try (var scope = Scope.open()) {
                System.out.println(
                        "sum " + (int) Tensor.of(new float[] {1, 2, 3}, 3).sum().item());
                System.out.println("limit " + org.bytedeco.javacpp.Pointer.maxPhysicalBytes());
            }
        }
    }

    static final class LoadsLibtorchFirst {

        public static void main(String[] args) {
            org.bytedeco.pytorch.global.torch.get_num_threads();
            try (var scope = Scope.open()) {
                Tensor.zeros(2);
                Ops.threads(1);
            }
        }
    }
}
