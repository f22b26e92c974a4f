package io.github.qptv2.tensor;

import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS's thread pool, separate from libtorch's. */
final class OpenBlas {

    private OpenBlas() {}

    /** The binding looks the function up in every call, which creates handles; the scope frees them. */
    static void threads(int threads) {
        try (var scope = Scope.open()) {
            openblas_nolapack.blas_set_num_threads(threads);
        }
    }
}
