/** Several processes that train one network: rendezvous and collectives over Gloo or NCCL. */
@NullMarked
package io.github.qptv2.tensor.distributed;

import org.jspecify.annotations.NullMarked;
