package io.github.qptv2.tensor;

import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS's thread pool, which it has beside libtorch's. */
final class OpenBlas {

    private OpenBlas() {}

    /** The binding looks its function up in every call, which leaves handles behind; the scope takes them. */
    static void threads(int threads) {
        try (var scope = Scope.open()) {
            openblas_nolapack.blas_set_num_threads(threads);
        }
    }
}
