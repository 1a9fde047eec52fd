using System.Reflection;
using System.Reflection.Emit;
using Retort.Revisions.Code;

namespace Retort.Tests.Revisions.Code;

/// <summary>A revision that says nothing of itself. The class itself is made in an assembly of its own: the histories of other tests must not find it.</summary>
public abstract class NamelessRevision : CodeRevision
{
    public override void Upgrade(RevisionOperations op) => op.Sql("select 1");

    public override void Downgrade(RevisionOperations op) => op.Irreversible();

    internal static Assembly InAssembly()
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Nameless"), AssemblyBuilderAccess.Run).DefineDynamicModule("Nameless");
        return module.DefineType("Nameless", TypeAttributes.Public | TypeAttributes.Class, typeof(NamelessRevision)).CreateType().Assembly;
    }
}
