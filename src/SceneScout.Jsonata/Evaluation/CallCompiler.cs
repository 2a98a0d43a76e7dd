using SceneScout.Jsonata.Syntax;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>Compiles definitions and calls of functions.</summary>
internal static class CallCompiler
{
    public static Node Call(SyntaxNode syntax) => new CallNode(
        Compiler.Compile(syntax.Left!), NameOf(syntax.Left!), [.. syntax.Items.Select(Compiler.Compile)], syntax.KeepArray, syntax.Position)
    {
        IsTailCall = syntax.IsTailCall,
    };

    public static Node PartialCall(SyntaxNode syntax) => new PartialCallNode(
        Compiler.Compile(syntax.Left!),
        NameOf(syntax.Left!),
        [.. syntax.Items.Select(static item => item.Kind == SyntaxKind.Placeholder ? null : Compiler.Compile(item))],
        syntax.Position);

    public static Node Lambda(SyntaxNode syntax) => new LambdaNode(
        [.. syntax.Items.Select(static parameter => parameter.Text)],
        Compiler.Compile(syntax.Left!),
        syntax.Signature,
        syntax.Position);

    private static string NameOf(SyntaxNode procedure) =>
        procedure.Kind == SyntaxKind.Path ? procedure.Items[0].Text : procedure.Text;
}
