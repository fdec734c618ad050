package dev.bourse.house.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import dev.bourse.house.tidy.Code.Method;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Parses sources with the compiler's own parser; nothing is resolved or compiled. */
final class CodeReader extends TreePathScanner<@Nullable Object, @Nullable Object> {
    private static final Set<TypeKind> FLOATING = Set.of(TypeKind.DOUBLE, TypeKind.FLOAT);

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Code.Type> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private final List<Integer> floating = new ArrayList<>();

    private CodeReader(CompilationUnitTree unit, SourcePositions positions) {
        this.unit = unit;
        this.positions = positions;
    }

    static List<Code> read(List<TextFile> files) {
        List<Source> sources = files.stream().map(Source::new).toList();
        if (sources.isEmpty()) {
            return List.of();
        }
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, null, List.of(), null, sources);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        try {
            List<Code> all = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                all.add(new CodeReader(unit, positions).code());
            }
            return List.copyOf(all);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Code code() throws IOException {
        scan(unit, null);
        String path = unit.getSourceFile().toUri().getPath().substring(1);
        String text = unit.getSourceFile().getCharContent(true).toString();
        return new Code(path, Math.toIntExact(text.lines().count()), types, methods, floating);
    }

    @Override
    public @Nullable Object visitClass(ClassTree type, @Nullable Object nothing) {
        if (getCurrentPath().getParentPath().getLeaf() == unit) {
            Set<Modifier> flags = type.getModifiers().getFlags();
            boolean value =
                    switch (type.getKind()) {
                        case RECORD, ENUM -> true;
                        case INTERFACE -> flags.contains(Modifier.SEALED);
                        default -> false;
                    };
            String name = type.getSimpleName().toString();
            types.add(new Code.Type(name, flags.contains(Modifier.PUBLIC), value));
        }
        return super.visitClass(type, nothing);
    }

    @Override
    public @Nullable Object visitMethod(MethodTree method, @Nullable Object nothing) {
        if (method.getBody() != null) {
            int first = line(positions.getStartPosition(unit, method));
            int last = line(positions.getEndPosition(unit, method));
            methods.add(
                    new Method(
                            method.getName().toString(),
                            first,
                            last - first + 1,
                            method.getParameters().size(),
                            isInRecord()));
        }
        return super.visitMethod(method, nothing);
    }

    @Override
    public @Nullable Object visitPrimitiveType(PrimitiveTypeTree type, @Nullable Object nothing) {
        if (FLOATING.contains(type.getPrimitiveTypeKind())) {
            floating.add(line(positions.getStartPosition(unit, type)));
        }
        return null;
    }

    @Override
    public @Nullable Object visitLiteral(LiteralTree literal, @Nullable Object nothing) {
        if (literal.getValue() instanceof Double || literal.getValue() instanceof Float) {
            floating.add(line(positions.getStartPosition(unit, literal)));
        }
        return null;
    }

    private boolean isInRecord() {
        return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner
                && owner.getKind() == com.sun.source.tree.Tree.Kind.RECORD;
    }

    private int line(long position) {
        return Math.toIntExact(unit.getLineMap().getLineNumber(position));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(TextFile file) {
            super(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE);
            this.text = file.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
