using Microsoft.EntityFrameworkCore.Design;

namespace Retort.Tests.EntityFrameworkCore;

internal sealed class ShopContextFactory : IDesignTimeDbContextFactory<ShopContext>
{
    public ShopContext CreateDbContext(string[] args) => new();
}
