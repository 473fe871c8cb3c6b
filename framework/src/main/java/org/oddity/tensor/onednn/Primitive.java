package org.oddity.tensor.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.javacpp.Pointer;
import org.oddity.tensor.nd4j.NativeTensor;

/**
 * A compiled primitive with the descriptions of its arguments: only their addresses change from
 * call to call.
 */
final class Primitive {
  private final Library library;
  private final primitive code;
  private final primitive_desc_base description;
  private final List<memory> memories = new ArrayList<>();
  private final dnnl_exec_arg_t arguments;
  private final int count;
  private final long scratchBytes;
  private final Address address = new Address();

  /**
   * Prepares the calls of a primitive.
   *
   * @param layouts of its arguments, by the order in which {@link #run} is given them
   * @param kinds the {@code DNNL_ARG_…} of each
   */
  Primitive(
      Library library,
      primitive code,
      primitive_desc_base description,
      int[] kinds,
      memory.desc... layouts) {
    this.library = library;
    this.code = code;
    this.description = description;
    this.scratchBytes = description.scratchpad_desc().get_size();
    this.count = kinds.length + (scratchBytes > 0 ? 1 : 0);
    this.arguments = new dnnl_exec_arg_t(count);
    for (int i = 0; i < kinds.length; i++) {
      add(i, kinds[i], layouts[i]);
    }
    if (scratchBytes > 0) {
      add(kinds.length, dnnl.DNNL_ARG_SCRATCHPAD, description.scratchpad_desc());
    }
    arguments.position(0);
  }

  private void add(int place, int kind, memory.desc layout) {
    memory described = new memory(layout, library.engine(), new Address()); // no memory of its own
    memories.add(described);
    arguments.position(place).arg(kind).memory(described.get());
  }

  /** Runs on these arguments. */
  synchronized void run(NativeTensor... tensors) {
    NativeTensor scratch = scratchBytes > 0 ? library.scratch(scratchBytes) : null;
    for (int i = 0; i < tensors.length; i++) {
      place(i, tensors[i]);
    }
    if (scratch != null) {
      place(tensors.length, scratch);
    }
    int status = dnnl.dnnl_primitive_execute(code.get(), library.stream().get(), count, arguments);
    if (status == dnnl.dnnl_success) {
      status = dnnl.dnnl_stream_wait(library.stream().get());
    }
    if (scratch != null) {
      library.release(scratch);
    }
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException(
          "oneDNN failed with status " + status + " in " + description.impl_info_str().getString());
    }
  }

  private void place(int argument, NativeTensor tensor) {
    dnnl.dnnl_memory_set_data_handle_v2(
        memories.get(argument).get(), address.at(tensor.address()), library.stream().get());
  }

  /** A bare address: JavaCPP would track a pointer of its own until garbage is collected. */
  static final class Address extends Pointer {
    Address() {
      super((Pointer) null);
    }

    Address at(long place) {
      address = place;
      return this;
    }
  }
}
