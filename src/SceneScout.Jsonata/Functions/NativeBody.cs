namespace SceneScout.Jsonata.Functions;

/// <summary>The body of a built-in function. There are at least as many arguments as the function has parameters.</summary>
internal delegate JsonataValue NativeBody(in FunctionCall call, JsonataValue[] arguments);
